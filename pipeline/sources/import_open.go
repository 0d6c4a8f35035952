package sources

import (
	"errors"
	"net/url"
	"path"
	"strings"
)

var (
	errNotFetched = errors.New("it lies on the network, from where nothing is fetched")
	errOutside    = errors.New("it lies outside of the input's folder")
	errNoFile     = errors.New("there is no such file beside the input")
)

// open reads a file beside the input by a path or a relative URL.
func (imp *importer) open(name string) ([]byte, error) {
	name, err := besidePath(name)
	if err != nil {
		return nil, err
	}
	if imp.Open == nil {
		return nil, errNoFile
	}
	return imp.Open(name)
}

// besidePath turns a path or URL in a file into a path below the file's
// folder.
func besidePath(name string) (string, error) {
	name = strings.TrimSpace(name)
	if i := strings.IndexAny(name, "?#"); i >= 0 && strings.Contains(name[:i], ".") {
		name = name[:i]
	}
	if strings.HasPrefix(name, "//") {
		return "", errNotFetched
	}
	if u, err := url.Parse(name); err == nil && u.Scheme != "" {
		if len(u.Scheme) > 1 && u.Scheme != "file" {
			return "", errNotFetched
		}
		return "", errOutside
	}
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	name = strings.ReplaceAll(name, `\`, "/")
	if path.IsAbs(name) || strings.ContainsRune(name, 0) {
		return "", errOutside
	}
	name = path.Clean(name)
	if name == ".." || strings.HasPrefix(name, "../") {
		return "", errOutside
	}
	if name == "." {
		return "", errNoFile
	}
	return name, nil
}
