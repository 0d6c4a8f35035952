package manifest

import (
	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// The least that a type area holds: below it a mistyped margin or size is more
// likely than a wish.
const (
	minCharacters = 4
	minLines      = 2
)

// resolveGrid fills a grid's open half from the type area. Characters run
// along the lines: across the area in horizontal setting, down it in vertical
// setting. Size and pitch are rounded down, so that as many fit as were asked
// for.
func resolveGrid(p *Page, raw *rawLayout, diags *diag.List) Grid {
	g := raw.grid.Grid
	area := p.Area()
	if area.W <= 0 || area.H <= 0 {
		diags.Errorf(raw.margins, "no-type-area", "make the margins smaller",
			"the margins leave no type area on a page of %.4g × %.4g mm", p.Size.W.Mm(), p.Size.H.Mm())
		// Go on with something, to find what else is wrong.
		area = p.Size
	}
	along, across := area.W, area.H
	if p.Vertical {
		along, across = across, along
	}
	if g.Characters > 0 {
		g.Size = along / unit.Length(g.Characters)
	} else {
		g.Characters = int(along / max(g.Size, 1))
	}
	if g.Lines > 0 {
		// The first line's characters begin at the area's top and the last
		// line's end at its foot, as GB/T 9704 has it: the space between
		// lines stands one time less than lines do.
		g.Pitch = (across - g.Size) / unit.Length(max(g.Lines-1, 1))
	} else {
		g.Lines = int((across-g.Size)/max(g.Pitch, 1)) + 1
	}
	g.Size, g.Pitch = max(g.Size, 1), max(g.Pitch, 1)
	if g.Pitch < g.Size {
		diags.Errorf(raw.grid.pos, "grid-pitch", "take fewer lines or a larger pitch, or more characters or a smaller size",
			"the lines are %s apart, less than the size of the characters, %s", g.Pitch, g.Size)
	}
	if g.Characters < minCharacters {
		diags.Errorf(raw.grid.pos, "grid-small", "make the size or the margins smaller",
			"characters fit in a line: %d; at least %d are needed", g.Characters, minCharacters)
	}
	if g.Lines < minLines {
		diags.Errorf(raw.grid.pos, "grid-small", "make the pitch or the margins smaller",
			"lines fit on a page: %d; at least %d are needed", g.Lines, minLines)
	}
	g.Characters, g.Lines = max(g.Characters, 1), max(g.Lines, 1)
	return g
}

// checkColumns sees that a line of a column has room for text.
func checkColumns(l *Layout, raw *rawLayout, diags *diag.List) {
	n := unit.Length(l.Page.Columns)
	along := l.Grid.Size * unit.Length(l.Grid.Characters)
	if column := (along - (n-1)*l.Page.ColumnGap) / n; n > 1 && column < minCharacters*l.Grid.Size {
		diags.Errorf(raw.columns, "grid-small", "take fewer columns, or a smaller gap",
			"characters fit in a line of a column: %d; at least %d are needed", max(column, 0)/l.Grid.Size, minCharacters)
	}
}
