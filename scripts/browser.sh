#!/bin/sh
# Makes a Chromium available for the browser tests, where that is possible. Never fails: without one,
# those tests are skipped and say so.
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done

skip() {
    echo "No Chromium ($1): the browser tests will be skipped."
    exit 0
}

command -v apt-get >/dev/null 2>&1 || skip "and no apt-get to install it with"
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    skip "and no right to install it"
fi

echo "Installing Chromium for the browser tests (once) ..."
install() {
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1
}
install || { $as_root apt-get update -qq >/dev/null 2>&1 && install; } || skip "apt-get could not install it"
