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
		caption := b.spans(img.Caption, style)
		b.checkCaption(caption)
		title := PlainText(caption)
		caption, number := b.number(b.layout.Captions.Figure, &b.counts.figures, caption, img.Pos)
		if i == 0 {
			b.name(s.ID, number, title)
		}
		if index := b.image(img); index >= 0 {
			fig.Pics = append(fig.Pics, Pic{Pos: img.Pos, Image: index, Width: img.Width, Height: img.Height,
				Alt: img.Alt, Caption: caption, Style: b.style(style)})
		}
	}
	if len(fig.Pics) > 0 {
		b.add(Block{Role: RoleFigure, Pos: s.Pos, Style: b.style(style), Named: style, Figure: fig, Anchor: s.ID})
	}
}

// image gives the index of a picture in the document, reading it at its first
// mention; -1 when it is refused.
func (b *builder) image(img *sources.Image) int {
	key := path.Join(path.Dir(b.passage.Path), img.Path)
	if index, ok := b.images[key]; ok {
		if index < 0 {
			b.found.Errorf(img.Pos, "image", "", "the picture %s can't be used, as was said where it is first named", img.Path)
		}
		return index
	}
	b.images[key] = -1
	data, err := b.read(b.passage, img.Path)
	if err != nil {
		b.found.Errorf(img.Pos, "image", unreadHint(err), "can't read the picture %s: %v", img.Path, err)
		return -1
	}
	picture, flaw := inspect(data)
	if flaw.message != "" {
		add := b.found.Errorf
		if flaw.severity == diag.Warning {
			add = b.found.Warnf
		}
		add(img.Pos, "image", flaw.hint, "the picture %s %s", img.Path, flaw.message)
		if flaw.severity == diag.Error {
			return -1
		}
	}
	picture.Name = key
	b.images[key] = len(b.doc.Images)
	b.doc.Images = append(b.doc.Images, picture)
	return b.images[key]
}

// unreadHint is what to do about a picture that can't be read: what the error
// itself knows, else a look at the name when nothing has it.
func unreadHint(err error) string {
	var knows interface{ Hint() string }
	switch {
	case errors.As(err, &knows):
		return knows.Hint()
	case errors.Is(err, fs.ErrNotExist):
		return "the path is relative to the passage's own folder; look for a typing slip in the name"
	}
	return ""
}
