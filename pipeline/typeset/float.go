package typeset

// A picture that does not fit where the text mentions it may wait for the top
// of the next page, so that text goes on to the foot. Pictures keep their
// order, and none stands before its mention.
const (
	mostWaiting = 3               // pictures that may wait at a time
	states      = mostWaiting + 1 // numbers of pictures that wait
	costWait    = 3_000           // a picture that waits for the next page: about what two blank lines cost
	costWaitOn  = 30_000          // and for each page more
	costPast    = 1_000           // a heading that goes before a picture of the section above it
)

// findFloats finds the pictures that may wait: not those that a heading, or a
// line of what they show, holds fast.
func (c *chapter) findFloats() {
	c.floats, c.floated = nil, make([]int, len(c.rows)+1)
	for i := range c.rows {
		c.floated[i] = len(c.floats)
		if c.mayFloat(i) {
			c.floats = append(c.floats, i)
		}
	}
	c.floated[len(c.rows)] = len(c.floats)
}

func (c *chapter) mayFloat(i int) bool {
	r := &c.rows[i]
	return r.float && !r.keep && i > 0 && !c.rows[i-1].keep
}

// passes tells whether row j may stand on a page while a picture from before it
// waits, and adds what that costs.
func (c *chapter) passes(j int, cost *int64) bool {
	r := &c.rows[j]
	if r.float || r.closes || r.opens || len(r.head) > 0 {
		return false
	}
	if r.keep && r.part == 1 {
		*cost += costPast
	}
	return true
}
