package font

// Western gives the name of the family that sets Western letters and digits
// beside a family in regular or bold, and its size in percent of the family's;
// "" when that sets its own.
func (l *Library) Western(name string, bold bool) (family string, percent int) {
	i, ok := l.index[name]
	if !ok {
		return "", 100
	}
	f := &l.families[i]
	if bold && len(f.Bold) == 0 && f.BoldFace != "" { // beside the face that stands for its bold
		if j, ok := l.index[f.BoldFace]; ok {
			f = &l.families[j]
		}
	}
	if f.Scale == 0 {
		return f.Western, 100
	}
	return f.Western, f.Scale
}
