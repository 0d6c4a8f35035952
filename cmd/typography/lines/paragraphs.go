package lines

import (
	"math"
	"regexp"
)

// paragraphs chains lines into paragraphs. A body line begins one when it is
// indented, when the line before ends early, or when a title, a heading or a
// wide blank stands between; other lines chain while they follow one another
// on one pitch.
func (d *Document) paragraphs(indented bool) {
	var prev *Line
	heading := false
	n := 0
	last := map[int]*Line{} // by given paragraph
	for _, l := range d.Lines {
		switch l.Role {
		case Title, Heading:
			heading = true
			continue
		case Body:
		default:
			continue
		}
		before, known := l.before(last)
		if !known && prev != nil && !heading && !prev.ends && !d.begins(prev, l, indented) {
			before = prev
		}
		if before == nil {
			l.Paragraph = n
			n++
			d.Body = append(d.Body, nil)
		} else {
			l.join(before)
		}
		d.Body[l.Paragraph] = append(d.Body[l.Paragraph], l)
		prev, heading = l, false
	}
	for _, role := range []Role{Title, Heading, Aside, Contents, Table} {
		n = d.chain(role, n)
	}
	for _, l := range d.Lines {
		l.First, l.Last = l.Prev == nil, l.Next == nil
	}
}

// before gives the line that the source says l goes on from, nil where it says
// that l begins a paragraph; false where it says nothing. last are the lines
// so far, the last one of each given paragraph.
func (l *Line) before(last map[int]*Line) (*Line, bool) {
	if l.given == 0 {
		return nil, false
	}
	q := last[l.given]
	last[l.given] = l
	return q, l.from == 0 || q != nil
}

func (l *Line) join(before *Line) {
	l.Prev, before.Next = before, l
	l.Paragraph = before.Paragraph
}

// begins tells whether l begins a paragraph after the body line prev.
func (d *Document) begins(prev, l *Line, indented bool) bool {
	off := d.Offset(l)
	if d.Indent > 0 && off > 0.3 {
		// A line begun with an opening mark may be set in by half an em.
		if !(math.Abs(off-0.5) < 0.06 && d.Indent > 1.2) {
			return true
		}
	}
	if indented && d.Indent > 0 {
		return false
	}
	if ListItem(l.Text()) && ListItem(prev.Text()) {
		return true
	}
	if d.Short(prev) > 1.1 && !d.unbreakableNext(prev, l) {
		return true
	}
	return l.Page == prev.Page && l.Column == prev.Column && l.Y-prev.Y > 1.5*d.Pitch
}

// listItem begins a list's item, which may stand at an indent of its own.
var listItem = regexp.MustCompile(`^([一二三四五六七八九十百]{1,5}、|[0-9]{1,3}[.．、)）]([^0-9]|$)|（[0-9一二三四五六七八九十]+）|[(][0-9]+[)]|[•●○▪◦·–—-]|[①-⑳])`)

// ListItem tells whether a line's text begins with an item's number or bullet.
func ListItem(text string) bool { return listItem.MatchString(text) }

// unbreakableNext tells whether l's first piece is too long to have stood at
// the end of prev, so that prev may be short though the paragraph goes on.
func (d *Document) unbreakableNext(prev, l *Line) bool {
	return d.Indent > 0 && FirstPiece(l) > d.Short(prev)-0.3
}

// chain links the lines of one role that follow one another.
func (d *Document) chain(role Role, n int) int {
	var prev *Line
	last := map[int]*Line{} // by given paragraph
	for _, l := range d.Lines {
		if l.Role != role {
			if l.Role == Body {
				prev = nil
			}
			continue
		}
		if before, known := l.before(last); known {
			if before != nil {
				l.join(before)
			} else {
				l.Paragraph = n
				n++
			}
			prev = l
			continue
		}
		same := prev != nil && prev.Page == l.Page && prev.Role == l.Role && math.Abs(prev.Size-l.Size) < 0.02*l.Size && l.Font == prev.Font &&
			l.Y-prev.Y > 0.5*l.Size && l.Y-prev.Y < 2.2*l.Size
		if role == Table {
			prev, same = cellAbove(d, l), true
			same = prev != nil
		} else if same && l.Start > prev.Start+1.2*l.Size && prev.End < l.End+4*l.Size && role == Aside {
			same = false // set in: a new paragraph
		} else if same && role == Aside && ListItem(l.Text()) && ListItem(prev.Text()) {
			same = false
		} else if same && role != Title && prev.End < d.Area(prev).Right-1.2*l.Size && prev.End < l.End+0.5*l.Size {
			same = false // the line above had room
		}
		if same && !prev.ends {
			l.join(prev)
		} else {
			l.Paragraph = n
			n++
		}
		prev = l
	}
	return n
}

// cellAbove finds the line above l in the same cell of a table.
func cellAbove(d *Document, l *Line) *Line {
	for _, k := range d.Pages[l.Page].Lines {
		if k.Role == Table && k.Next == nil && math.Abs(k.Start-l.Start) < 0.1*l.Size && l.Y-k.Y > 0.8*l.Size && l.Y-k.Y < 1.75*l.Size {
			return k
		}
	}
	return nil
}
