package typeset

import "testing"

// Each of two pictures side by side can be led to by its own name.
func TestPicturesOfAPairHaveNames(t *testing.T) {
	l := layoutOf(t, smallPage(12)+"captions: {figure: 图1}\n")
	r, _ := set(t, documentOf(t, l, "见[{number}](#left)和[{number}在第{page}页](#right)。\n\n![甲](40x30.png){#left} ![乙](40x30.png){#right}"))
	places := map[string]int{}
	for _, page := range r.Pages {
		for _, item := range page.Items {
			if item.Link != nil {
				places[item.Link.Anchor] = item.Link.Page
			}
		}
	}
	if len(places) != 2 || places["left"] != places["right"] {
		t.Errorf("links lead to pages %v, want one page for #left and #right", places)
	}
}
