package manifest

import (
	"slices"

	"booklet/pipeline/diag"
)

// Switch turns a repair on or off by its name.
type Switch struct {
	Name Text
	On   bool
}

// switches are repairs by their names, each true or false. A repair that
// defaults have switched already takes the nearer value.
var switches = convert(names(boolShape), func(_ *node, v []named[bool], to *[]Switch, _ *diag.List) bool {
	list := slices.Clone(*to) // the defaults belong to other passages too
	for _, n := range v {
		s := Switch{Text{n.name, n.pos}, n.value}
		if i := slices.IndexFunc(list, func(o Switch) bool { return o.Name.Value == n.name }); i >= 0 {
			list[i] = s
		} else {
			list = append(list, s)
		}
	}
	*to = list
	return true
})
