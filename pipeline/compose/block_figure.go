package compose

import (
	"errors"
	"io/fs"
	"path"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// figure adds a row of pictures; its class, where it has one, is the style of
// the captions. Pictures that cannot be used are reported and left out, so
// that one run finds them all.
func (b *builder) figure(s *sources.Block) {
	fig := &Figure{}
	style := b.classStyle(s, "caption")
	for i := range s.Images {
		img := &s.Images[i]
		caption := breakByHand(b.spans(img.Caption, style))
		b.checkCaption(caption)
		title := PlainText(caption)
		caption, number := b.number(b.local.Captions.Figure, &b.counts.figures, caption, img.Pos)
		b.name(img.ID, number, title)
		if index := b.image(b.passage.Path, img.Path, img.Pos); index >= 0 {
			fig.Pics = append(fig.Pics, Pic{Pos: img.Pos, Anchor: img.ID, Image: index, Width: img.Width, Height: img.Height,
				Alt: oneLine(img.Alt), Caption: caption, Style: b.style(style)})
		}
	}
	if len(fig.Pics) > 0 {
		b.add(Block{Role: RoleFigure, Pos: s.Pos, Style: b.style(style), Named: style, Figure: fig})
	}
}

// image gives the index of a picture in the document, which a file names at a
// place, reading it at its first mention; -1 when it is refused.
func (c *composer) image(file, name string, pos diag.Pos) int {
	key := path.Join(path.Dir(file), name)
	if index, ok := c.images[key]; ok {
		if index < 0 {
			c.found.Errorf(pos, "image", "", "the picture %s can't be used, as was said where it is first named", name)
		}
		return index
	}
	c.images[key] = -1
	data, err := c.read(file, name)
	if err != nil {
		c.found.Errorf(pos, "image", unreadHint(err), "can't read the picture %s: %v", name, err)
		return -1
	}
	picture, flaw := inspect(data)
	if flaw.message != "" {
		add := c.found.Errorf
		if flaw.severity == diag.Warning {
			add = c.found.Warnf
		}
		add(pos, "image", flaw.hint, "the picture %s %s", name, flaw.message)
		if flaw.severity == diag.Error {
			return -1
		}
	}
	picture.Name = key
	c.images[key] = len(c.doc.Images)
	c.doc.Images = append(c.doc.Images, picture)
	return c.images[key]
}

// unreadHint is what to do about a picture that can't be read: what the error
// itself knows, else a look at the name when nothing has it.
func unreadHint(err error) string {
	var knows interface{ Hint() string }
	switch {
	case errors.As(err, &knows):
		return knows.Hint()
	case errors.Is(err, fs.ErrNotExist):
		return "the path is relative to the folder of the file that names it; look for a typing slip in the name"
	}
	return ""
}
