package main

import (
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run the real program: each command here is a
// process of its own that calls main.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"booklet": main,
		// booklet-full writes to a disk with room for 1000 bytes.
		"booklet-full": func() {
			open := create
			create = func(name string) (file, error) {
				f, err := open(name)
				return &fullDisk{f, 1000}, err
			}
			main()
		},
		// booklet-bug has a bug that shows when it writes the PDF.
		"booklet-bug": func() {
			create = func(string) (file, error) { panic("index out of range [7]") }
			main()
		},
		// booklet-stopped is stopped by the user while it writes the PDF.
		"booklet-stopped": func() {
			open := create
			create = func(name string) (file, error) {
				f, err := open(name)
				return &stopped{f}, err
			}
			main()
		},
	})
}

// stopped is a file whose first write never returns: the process is told to
// stop.
type stopped struct{ file }

func (s *stopped) Write(p []byte) (int, error) {
	_, err := s.file.Write(p[:len(p)/2])
	if self, findErr := os.FindProcess(os.Getpid()); err == nil && findErr == nil {
		err = self.Signal(syscall.SIGTERM)
	}
	if err != nil {
		return 0, err
	}
	select {}
}

// fullDisk is a file on a disk with little room.
type fullDisk struct {
	file
	room int
}

func (d *fullDisk) Write(p []byte) (int, error) {
	if len(p) > d.room {
		n, _ := d.file.Write(p[:d.room])
		d.room = 0
		return n, &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}
	}
	d.room -= len(p)
	return d.file.Write(p)
}

// Each script starts in an empty project with the fonts of this one and a
// small issue, issue/booklet.yaml. UPDATE=1 writes the expected outputs anew.
func TestScripts(t *testing.T) {
	fonts := fontsFolder(t)
	testscript.Run(t, testscript.Params{
		Dir:                filepath.Join("testdata", "script"),
		UpdateScripts:      os.Getenv("UPDATE") != "",
		RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("TMPDIR", filepath.Join(env.WorkDir, "tmp"))
			for _, dir := range []string{"home", "tmp", "layouts"} {
				if err := os.MkdirAll(filepath.Join(env.WorkDir, dir), 0o777); err != nil {
					return err
				}
			}
			if err := os.Symlink(fonts, filepath.Join(env.WorkDir, "fonts")); err != nil {
				return err
			}
			if err := os.CopyFS(filepath.Join(env.WorkDir, "issue"), os.DirFS(filepath.Join("testdata", "issue"))); err != nil {
				return err
			}
			return draw(filepath.Join(env.WorkDir, "issue", "images", "hill.png"), 600, 200)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"draw":  drawCommand,
			"big":   bigCommand,
			"lines": linesCommand,
		},
	})
}

// fontsFolder is the folder of the fonts, which make test fills.
func fontsFolder(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs("../../fonts")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"FandolSong-Regular.otf", "NotoSerifCJK-Regular.ttc", "LiberationSerif-Regular.ttf"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Fatalf("%s is missing: run make fonts", filepath.Join("fonts", name))
		}
	}
	return dir
}

// exits CODE COMMAND [ARG…] runs a command and demands its exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		exit, ok := err.(*exec.ExitError)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d\nstdout:\n%s\nstderr:\n%s", got, want, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

// draw FILE WIDTH HEIGHT draws a picture of the kind that the name ends in.
func drawCommand(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: draw FILE WIDTH HEIGHT")
	}
	w, err := strconv.Atoi(args[1])
	ts.Check(err)
	h, err := strconv.Atoi(args[2])
	ts.Check(err)
	ts.Check(draw(ts.MkAbs(args[0]), w, h))
}

func draw(name string, w, h int) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	img := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.White, color.Black})
	for x := range min(w, h) {
		img.SetColorIndex(x, x, 1)
	}
	switch filepath.Ext(name) {
	case ".gif":
		return gif.Encode(f, img, nil)
	case ".jpg":
		return jpeg.Encode(f, img, nil)
	default:
		return (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(f, img)
	}
}

// big FILE BYTES makes a file of a size that takes no room on the disk.
func bigCommand(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: big FILE BYTES")
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY|os.O_CREATE, 0o666)
	ts.Check(err)
	ts.Check(f.Truncate(size))
	ts.Check(f.Close())
}

// lines FILE N demands the number of lines that a file or output has.
func linesCommand(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: lines FILE N")
	}
	if got := fmt.Sprint(strings.Count(ts.ReadFile(args[0]), "\n")); got != args[1] {
		ts.Fatalf("%s has %s lines, want %s", args[0], got, args[1])
	}
}
