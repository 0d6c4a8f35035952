package font

import (
	"fmt"
	"math"
	"strings"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// Axis sets one variation axis of a variable font: "wght" to 700.
type Axis struct {
	Tag   string
	Value float64
}

// axesKey writes axes in the order given, for messages and for identity.
func axesKey(axes []Axis) string {
	parts := make([]string, len(axes))
	for i, a := range axes {
		parts[i] = fmt.Sprintf("%s=%g", a.Tag, a.Value)
	}
	return strings.Join(parts, ",")
}

// coordinates normalises axes to the font's own scale (-1 to 1, in 1/16384),
// one value for each axis of the font; nil for the font's default place.
func coordinates(f *sfnt, axes []Axis) (coords []tables.Coord, err error) {
	if len(axes) == 0 {
		return nil, nil
	}
	defer recovered(&err, "reading the variation axes")
	raw, err := f.table("fvar", 16)
	if err != nil {
		return nil, fmt.Errorf("axes are set (%s), but this is no variable font", axesKey(axes))
	}
	fvar, _, err := tables.ParseFvar(raw)
	if err != nil {
		return nil, fmt.Errorf("the variation axes are broken: %w", err)
	}
	coords = make([]tables.Coord, len(fvar.Axis))
	moved := false
	var known []string
	for _, a := range fvar.Axis {
		known = append(known, fmt.Sprintf("%s %g…%g", a.Tag.String(), a.Minimum, a.Maximum))
	}
	for _, set := range axes {
		found := false
		for i, a := range fvar.Axis {
			if a.Tag.String() != set.Tag {
				continue
			}
			found = true
			coords[i] = tables.Coord(math.Round(normalise(set.Value, float64(a.Minimum), float64(a.Default), float64(a.Maximum)) * 16384))
			moved = moved || coords[i] != 0
		}
		if !found {
			return nil, fmt.Errorf("the font has no axis %q; it has %q", set.Tag, known)
		}
	}
	if !moved {
		return nil, nil
	}
	if raw, err := f.table("avar", 8); err == nil {
		avar, _, err := tables.ParseAvar(raw)
		if err != nil {
			return nil, fmt.Errorf("the axis map is broken: %w", err)
		}
		for i := range min(len(coords), len(avar.AxisSegmentMaps)) {
			coords[i] = avar.AxisSegmentMaps[i].Map(coords[i])
		}
	}
	return coords, nil
}

func normalise(v, lo, def, hi float64) float64 {
	v = min(max(v, lo), hi)
	switch {
	case v < def && def > lo:
		return (v - def) / (def - lo)
	case v > def && hi > def:
		return (v - def) / (hi - def)
	}
	return 0
}

// recovered turns a panic of a parser over a broken font into an error.
func recovered(err *error, doing string) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%s: the font file is broken (%v)", doing, p)
	}
}
