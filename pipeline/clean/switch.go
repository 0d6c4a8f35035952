package clean

import (
	"maps"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// Switches gives what a manifest or the front matter of a passage switches,
// over what is switched already; `script: hans` is a switch of simplify. on is
// not changed. A name that no rule has is an error at its place.
func Switches(on map[string]bool, list []manifest.Switch, script manifest.Text) (map[string]bool, diag.List) {
	if len(list) == 0 && script.Value == "" {
		return on, nil
	}
	var found diag.List
	out := maps.Clone(on)
	if out == nil {
		out = map[string]bool{}
	}
	if script.Value == "hans" {
		out[simplifyRule.Name] = true
	}
	for _, s := range list {
		if _, ok := Find(s.Name.Value); ok {
			out[s.Name.Value] = s.On
			continue
		}
		hint := diag.DidYouMean(s.Name.Value, Names())
		if hint == "" {
			hint = "`booklet clean --list` names them all"
		}
		found.Errorf(s.Name.Pos, "unknown-rule", hint, "no repair is called %q", s.Name.Value)
	}
	return out, found
}
