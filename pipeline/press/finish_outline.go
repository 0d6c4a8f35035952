package press

import (
	"fmt"

	"booklet/pipeline/paint"
)

// node is one line of the outline with its neighbours, as indices of
// Book.Marks; -1 for none.
type node struct {
	parent, before, after, first, last int
	children                           int
}

// outline writes the bookmarks and gives the number of their root. The top
// level shows, what is below opens on a click.
func (u *update) outline(b *paint.Book, pages []int) int {
	nodes, top := tree(b.Marks)
	root := u.add()
	first := u.next
	u.next += len(nodes)
	num := func(i int) int {
		if i < 0 {
			return root
		}
		return first + i
	}
	u.putf(root, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", num(top.first), num(top.last), top.children)
	for i, n := range nodes {
		m := &b.Marks[i]
		d := appendText([]byte("<</Title"), m.Title)
		d = fmt.Appendf(d, "/Parent %d 0 R", num(n.parent))
		if n.before >= 0 {
			d = fmt.Appendf(d, "/Prev %d 0 R", num(n.before))
		}
		if n.after >= 0 {
			d = fmt.Appendf(d, "/Next %d 0 R", num(n.after))
		}
		if n.children > 0 {
			d = fmt.Appendf(d, "/First %d 0 R/Last %d 0 R/Count %d", num(n.first), num(n.last), -n.children)
		}
		d = fmt.Appendf(d, "/Dest[%d 0 R/XYZ null ", pages[m.Sheet])
		d = appendMilli(d, toMilli(b.Sheets[m.Sheet].Size.H-m.Y))
		u.put(num(i), append(d, " null]>>"...))
	}
	return root
}

// tree links bookmarks by their levels. check has made sure that levels step
// down by one at most.
func tree(marks []paint.Bookmark) (nodes []node, top node) {
	nodes = make([]node, len(marks))
	top = node{first: -1, last: -1}
	var open []int // the last node of each level
	for i := range marks {
		level := marks[i].Level
		nodes[i] = node{parent: -1, before: -1, after: -1, first: -1, last: -1}
		parent := &top
		if level > 0 {
			nodes[i].parent = open[level-1]
			parent = &nodes[open[level-1]]
		}
		if parent.last >= 0 {
			nodes[i].before = parent.last
			nodes[parent.last].after = i
		} else {
			parent.first = i
		}
		parent.last = i
		parent.children++
		open = append(open[:level], i)
	}
	return nodes, top
}
