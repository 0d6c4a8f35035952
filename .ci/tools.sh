#!/bin/sh
# Installs what is used beside Go: by the tests, tools that read PDFs and are
# not ours; with the argument race, a C compiler for the race detector; with
# comparison, other typesetters. What is there already is left alone.
set -eu

wanted=""
need() { command -v "$1" >/dev/null || wanted="$wanted $2"; }
need pdftotext poppler-utils
need mutool mupdf-tools
need qpdf qpdf
case "${1:-}" in
race)
	need gcc "gcc libc6-dev"
	;;
comparison) # Typst's compiler comes by npm
	need xelatex "texlive-xetex texlive-lang-chinese texlive-latex-recommended"
	holds() { kpsewhich "$1" >/dev/null 2>&1 || wanted="$wanted $2"; }
	holds luaotfload.sty texlive-luatex
	holds loadhyph-en-us.tex texlive-lang-english
	need node nodejs
	need npm npm
	;;
esac
[ -n "$wanted" ] || exit 0

if ! command -v apt-get >/dev/null; then
	echo "tools: please install:$wanted" >&2
	exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
	echo "tools: more programs are needed. Run" >&2
	echo "    sudo apt-get update && sudo apt-get install -y$wanted" >&2
	exit 1
fi
install() { DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 install -y --no-install-recommends $wanted >&2; }
echo "tools: installing$wanted" >&2
install || { apt-get -o Acquire::Retries=3 update >&2 && install; }
