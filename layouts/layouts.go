// Package layouts holds the layout templates that come with the program. A
// template is one YAML file; pipeline/manifest reads them.
package layouts

import "embed"

// Files are the templates: "base.yaml", "study.yaml", ….
//
//go:embed *.yaml
var Files embed.FS
