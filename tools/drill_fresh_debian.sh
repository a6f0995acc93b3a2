#!/bin/sh
# The fresh-machine drill: a bare Debian root with python3 and python3-venv only, an ordinary user, a clean clone.
# Prints how long ./run takes to serve its first page, then runs ./test there. Needs root and debootstrap.
#   tools/drill_fresh_debian.sh FOLDER [SUITE] [run|test]      SUITE: bookworm (default) or trixie
set -eu
[ "$#" -ge 1 ] || { echo "usage: $0 FOLDER [bookworm|trixie] [run|test]" >&2; exit 2; }
[ "$(id -u)" = 0 ] || { echo "this drill makes a Debian root and needs to be root" >&2; exit 2; }
root=$1
suite=${2:-bookworm}
part=${3:-all}
top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

inside() { # as the ordinary user, with nothing of this machine's environment
    chroot "$root" /usr/bin/env -i HOME=/home/someone PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 ${CI:+CI=$CI} \
        setpriv --reuid=someone --regid=someone --clear-groups /bin/sh -c "cd /home/someone/homeward && $1"
}

let_go() {
    pkill -TERM -f 'homeward serve --port 8765' || true
    # Lazily: a process that is still closing its files must not leave our mounts behind.
    for place in dev proc; do ! mountpoint -q "$root/$place" || umount --lazy "$root/$place"; done
}

if [ ! -x "$root/usr/bin/python3" ]; then
    debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates "$suite" "$root" >/dev/null
fi
# The drill measures Homeward, not how this machine reaches its package index: take its certificates and name lookup along.
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
cp /etc/resolv.conf "$root/etc/resolv.conf"
# An installed Debian knows its own name; debootstrap alone leaves that out.
printf '127.0.0.1 localhost\n::1 localhost ip6-localhost\n' >"$root/etc/hosts"
[ -f /etc/pip.conf ] && cp /etc/pip.conf "$root/etc/pip.conf"
chroot "$root" id someone >/dev/null 2>&1 || chroot "$root" useradd --create-home someone
rm -rf "$root/home/someone/homeward" "$root/home/someone/.local" "$root/home/someone/.cache"
git clone --quiet "$top" "$root/home/someone/homeward"
chroot "$root" chown -R someone:someone /home/someone
trap let_go EXIT INT TERM
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"

if [ "$part" != test ]; then
    began=$(date +%s)
    inside './run serve --port 8765 >/tmp/serve.log 2>&1 & echo $! >/tmp/serve.pid'
    until python3 -c 'import urllib.request as u, sys; sys.exit(u.urlopen("http://127.0.0.1:8765/", timeout=2).status != 200)' 2>/dev/null; do
        [ $(($(date +%s) - began)) -lt 180 ] || { cat "$root/tmp/serve.log" >&2; echo "no page within 180 s" >&2; exit 1; }
        sleep 0.2
    done
    echo "first page after $(($(date +%s) - began)) s ($suite, ordinary user, empty caches)"
    pkill -TERM -f 'homeward serve --port 8765' || true
fi
if [ "$part" != run ]; then
    began=$(date +%s)
    inside ./test
    echo "./test passed in $(($(date +%s) - began)) s ($suite, ordinary user, clean clone)"
fi
