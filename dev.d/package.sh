# The Debian package: build/package/wangge_VERSION_ARCH.deb, from the release binary and packaging/debian.
package_maintainer="Wangge <wangge@localhost>"

package_version() { sed -n 's/^project(wangge VERSION \([0-9.]*\).*/\1-1/p' CMakeLists.txt; }

package_changelog() {
  printf 'wangge (%s) stable; urgency=medium\n\n  * See changelog.gz.\n\n -- %s  %s\n' \
    "$(package_version)" "$package_maintainer" "$(git log -1 --format=%aD 2>/dev/null || date -R)"
}

# Files of the package below the directory $1.
package_files() {
  local root=$1 from=packaging/debian doc=$1/usr/share/doc/wangge
  install -D -m 0755 build/release/wangge "$root/usr/bin/wangge"
  strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/wangge"
  install -D -m 0644 $from/wangge.service "$root/lib/systemd/system/wangge.service"
  install -D -m 0644 $from/wangge.toml "$root/etc/wangge/wangge.toml"
  install -D -m 0644 $from/copyright "$doc/copyright"
  install -D -m 0644 $from/nginx.conf "$doc/examples/nginx.conf"
  install -D -m 0644 docs/operator-guide.md "$doc/operator-guide.md"
  install -d "$root/usr/share/man/man1"
  gzip -9n <CHANGELOG.md >"$doc/changelog.gz"
  package_changelog | gzip -9n >"$doc/changelog.Debian.gz"
  gzip -9n <$from/wangge.1 >"$root/usr/share/man/man1/wangge.1.gz"
  chmod 0644 "$doc"/changelog*.gz "$root/usr/share/man/man1/wangge.1.gz"
}

# dpkg-shlibdeps looks for debian/control; it names the libraries with the versions they need.
package_libraries() {
  local binary=$PWD/$1 work=build/package/shlibdeps
  mkdir -p "$work/debian"
  printf 'Source: wangge\n\nPackage: wangge\nArchitecture: any\n' >"$work/debian/control"
  (cd "$work" && dpkg-shlibdeps -O "$binary") | sed -n 's/^shlibs:Depends=//p'
}

package_control() {
  local root=$1 depends
  depends=$(package_libraries "$root/usr/bin/wangge")
  [[ -n $depends ]] || die "package: the libraries of the binary are not known"
  cat <<TEXT
Package: wangge
Version: $(package_version)
Architecture: $(dpkg --print-architecture)
Maintainer: $package_maintainer
Installed-Size: $(du -sk --apparent-size "$root" | cut -f1)
Depends: $depends, adduser
Recommends: systemd
Suggests: postgresql-15, nginx
Section: admin
Priority: optional
Description: register of a district through its grids
 One net of four levels (district, street, community, grid), the register of
 everything on the ground and everyone in it, and the offices' desk and wall
 screen over it. One program with one data directory; SQLite inside, or
 PostgreSQL by address.
TEXT
}

cmd_package() {
  local root=build/package/root script
  build_all wangge
  need_packages package
  rm -rf build/package
  mkdir -p "$root/DEBIAN"
  chmod 0755 build/package "$root" "$root/DEBIAN"
  package_files "$root"
  package_control "$root" >"$root/DEBIAN/control"
  echo /etc/wangge/wangge.toml >"$root/DEBIAN/conffiles"
  for script in postinst prerm postrm; do install -m 0755 packaging/debian/$script "$root/DEBIAN/$script"; done
  (cd "$root" && find . -path ./DEBIAN -prune -o -path ./etc -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum) \
    >"$root/DEBIAN/md5sums"
  local name
  name=build/package/wangge_$(package_version)_$(dpkg --print-architecture).deb
  dpkg-deb --root-owner-group --build "$root" "$name" >/dev/null
  say "$name is ready: $(du -h "$name" | cut -f1)"
}
