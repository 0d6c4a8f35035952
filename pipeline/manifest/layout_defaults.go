package manifest

import "booklet/pipeline/unit"

// newLayout is what counts where no file says otherwise: an A4 page with the
// type area and grid of GB/T 9704, and plain text throughout. Looks belong in
// layouts/base.yaml, not here.
func newLayout() *rawLayout {
	l := &rawLayout{
		columnGap: unit.Dim{Em: 2 * unit.Em},
		grid:      rawGrid{Grid: Grid{Lines: 22, Characters: 28}},
		faces: []named[Text]{
			{name: "song", value: Text{Value: "宋体"}},
			{name: "fang", value: Text{Value: "仿宋"}},
			{name: "kai", value: Text{Value: "楷体"}},
			{name: "hei", value: Text{Value: "黑体"}},
			{name: "title", value: Text{Value: "小标宋"}},
		},
	}
	l.Page = Page{
		Size: unit.Size{W: unit.Mm(210), H: unit.Mm(297)},
		Top:  unit.Mm(37), Bottom: unit.Mm(35), Inner: unit.Mm(28), Outer: unit.Mm(26),
		Binding: "left", Columns: 1,
	}
	l.Punctuation = Punctuation{Squeeze: "full", Ban: "gb", TrimEnd: true, Gap: unit.Dim{Em: unit.Em / 4}}
	l.Contents = Contents{Show: true, Title: "目录", Numbering: "一、", Leader: "…", Line: "{title}", Pages: true}
	l.Entry = EntryLayout{
		PassageTitle: "{title}",
		QuoteTitle:   "{title}",
		Label:        "{label}",
		Author:       "{author}",
		Source:       "（来源：{source}，{date}）",
		SourceAt:     "end",
		By:           "——{by}",
		Date:         "2006年1月2日",
		Start:        StartPage,
	}
	l.Lists = []string{"1.", "（1）", "①", "a."}
	l.Captions = Captions{Continued: "{number}（续）", ContinuedAlone: "续表"}
	l.head = rawFurniture{gap: unit.Dim{Abs: unit.Mm(5)}}
	l.foot = rawFurniture{gap: unit.Dim{Abs: unit.Mm(7)}}
	l.head.Even.At, l.head.Odd.At = "center", "center"
	l.foot.Even.At, l.foot.Odd.At = "center", "center"
	l.foot.First = true
	return l
}

// newBody is the body where no layout says otherwise; its size is the grid's.
func newBody() Style {
	return Style{Indent: unit.Dim{Em: 2 * unit.Em}, Align: Justify}
}
