package fonts_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// machine is a made-up machine: its own fonts folder, and programs in the
// place of apt's.
type machine struct {
	t     *testing.T
	dir   string
	fonts string
	path  string
	calls string // each call of a program, one a line
}

func newMachine(t *testing.T) *machine {
	t.Helper()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no shell")
	}
	dir := t.TempDir()
	m := &machine{t, dir, filepath.Join(dir, "fonts"), filepath.Join(dir, "bin"), filepath.Join(dir, "calls")}
	for _, d := range []string{m.fonts, m.path, filepath.Join(dir, "system"), filepath.Join(dir, "tmp")} {
		if err := os.MkdirAll(d, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	script, err := os.ReadFile("install.sh")
	if err != nil {
		t.Fatal(err)
	}
	m.write("fonts/install.sh", string(script))
	m.program("id", `[ "$1" = -u ] && echo ${UID_OF_TEST:-1000}`)
	m.program("apt-cache", "exit 0")
	m.program("sleep", "exit 0")
	m.program("apt-get", `case "$*" in *download*) shift $(($# - 1)); echo deb >"$1_1_all.deb";; esac`)
	m.program("dpkg-deb", `
mkdir -p "$3/usr/share"
for f in FandolSong-Regular.otf FandolSong-Bold.otf FandolFang-Regular.otf FandolKai-Regular.otf FandolHei-Regular.otf FandolHei-Bold.otf \
	NotoSerifCJK-Regular.ttc NotoSerifCJK-Bold.ttc NotoSansCJK-Regular.ttc NotoSansCJK-Bold.ttc \
	LiberationSerif-Regular.ttf LiberationSerif-Bold.ttf LiberationSans-Regular.ttf LiberationSans-Bold.ttf \
	LiberationMono-Regular.ttf LiberationMono-Bold.ttf; do
	echo fetched >"$3/usr/share/$f"
done`)
	return m
}

func (m *machine) write(name, text string) {
	m.t.Helper()
	if err := os.WriteFile(filepath.Join(m.dir, name), []byte(text), 0o777); err != nil {
		m.t.Fatal(err)
	}
}

// program puts a shell script in the place of a program.
func (m *machine) program(name, body string) {
	m.write("bin/"+name, "#!/bin/sh\necho \""+name+" $*\" >>'"+m.calls+"'\n"+body+"\n")
}

// install runs the script and gives what it says and whether it succeeded.
func (m *machine) install(env ...string) (string, bool) {
	m.t.Helper()
	cmd := exec.Command("sh", filepath.Join(m.fonts, "install.sh"))
	cmd.Env = append([]string{"PATH=" + m.path + ":/usr/bin:/bin", "FONT_DIRS=" + filepath.Join(m.dir, "system"),
		"TMPDIR=" + filepath.Join(m.dir, "tmp")}, env...)
	out, err := cmd.CombinedOutput()
	for _, dir := range []string{"tmp", "fonts"} {
		entries, _ := os.ReadDir(filepath.Join(m.dir, dir))
		for _, e := range entries {
			if dir == "tmp" || strings.HasSuffix(e.Name(), ".part") {
				m.t.Errorf("%s was left in %s", e.Name(), dir)
			}
		}
	}
	return string(out), err == nil
}

func (m *machine) called(what string) int {
	data, _ := os.ReadFile(m.calls)
	return strings.Count(string(data), what)
}

// A second make must not fetch a hundred megabytes again.
func TestInstallFetchesOnce(t *testing.T) {
	m := newMachine(t)
	if out, ok := m.install(); !ok {
		t.Fatalf("install failed:\n%s", out)
	}
	if n := m.called("download"); n != 3 {
		t.Errorf("%d downloads, want 3", n)
	}
	entries, _ := filepath.Glob(filepath.Join(m.fonts, "*.?t?"))
	if len(entries) != 16 {
		t.Errorf("%d fonts, want 16: %v", len(entries), entries)
	}
	if out, ok := m.install(); !ok || out != "" {
		t.Errorf("the second run says:\n%s", out)
	}
	if n := m.called("download"); n != 3 {
		t.Errorf("the second run downloads again")
	}
	if m.called("update") != 0 {
		t.Errorf("the package lists were there and were fetched again")
	}
}

// Fonts of the system need no download.
func TestInstallLinksTheSystemsFonts(t *testing.T) {
	m := newMachine(t)
	if err := os.MkdirAll(filepath.Join(m.dir, "system", "noto"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"} {
		m.write("system/noto/"+name, "system")
	}
	if out, ok := m.install(); !ok {
		t.Fatalf("install failed:\n%s", out)
	}
	if m.called("download texlive-lang-chinese") != 1 || m.called("fonts-noto-cjk") != 0 {
		t.Error("fonts that the system has were fetched, or others were not")
	}
	if data, _ := os.ReadFile(filepath.Join(m.fonts, "NotoSansCJK-Bold.ttc")); string(data) != "system" {
		t.Error("the system's font was not linked")
	}
}

// Without root and without package lists, the user is told the very command.
func TestInstallWithoutListsSaysWhatToRun(t *testing.T) {
	m := newMachine(t)
	m.program("apt-cache", "exit 100")
	out, ok := m.install()
	if ok || !strings.Contains(out, "sudo apt-get update && make fonts") {
		t.Errorf("install says:\n%s", out)
	}
	if m.called("apt-get") != 0 {
		t.Error("apt-get was called without root and without lists")
	}
}

// Root gets the lists first, and a stumbling network gets another try.
func TestInstallAsRootUpdatesAndRetries(t *testing.T) {
	m := newMachine(t)
	m.program("apt-cache", "exit 100")
	m.program("chown", "exit 0")
	m.program("apt-get", `case "$*" in
*download*) shift $(($# - 1))
	if [ ! -e "$0.$1" ]; then : >"$0.$1"; echo half >"$1_1_all.deb"; exit 100; fi
	echo deb >"$1_1_all.deb";;
esac`)
	if out, ok := m.install("UID_OF_TEST=0"); !ok {
		t.Fatalf("install failed:\n%s", out)
	}
	if m.called("update") == 0 {
		t.Error("the lists were not fetched")
	}
	if n := m.called("download"); n != 6 {
		t.Errorf("%d downloads, want 6: three that stumble and three that succeed", n)
	}
}

// A machine that is no Debian is told which files go where.
func TestInstallElsewhere(t *testing.T) {
	m := newMachine(t)
	if err := os.Remove(filepath.Join(m.path, "dpkg-deb")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"dirname", "find", "sort", "head", "ln", "mktemp", "rm", "chmod", "cp", "mv"} {
		real, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(real, filepath.Join(m.path, name)); err != nil {
			t.Fatal(err)
		}
	}
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(sh, filepath.Join(m.path, "sh")); err != nil {
		t.Fatal(err)
	}
	out, ok := m.install("PATH=" + m.path)
	if ok || !strings.Contains(out, "not a Debian system") || !strings.Contains(out, "FandolSong-Regular.otf") {
		t.Errorf("install says:\n%s", out)
	}
}
