# rootfs.tar is made with
# SOURCE_DATE_EPOCH=0 mmdebstrap --variant=minbase --format=tar '--aptopt=Acquire::Languages "none"' '--aptopt=Acquire::Retries "3"' '--aptopt=APT::Install-Recommends "false"' '--dpkgopt=path-exclude=/usr/share/doc/*' '--dpkgopt=path-exclude=/usr/share/man/*' '--dpkgopt=path-exclude=/usr/share/info/*' '--dpkgopt=path-exclude=/usr/share/locale/*' '--dpkgopt=path-exclude=/usr/share/lintian/*' '--dpkgopt=path-include=/usr/share/doc/*/copyright' --dpkgopt=force-unsafe-io '--customize-hook=printf '\''#!/bin/sh\nexit 101\n'\'' > "$1/usr/sbin/policy-rc.d" && chmod 755 "$1/usr/sbin/policy-rc.d"' '--customize-hook=rm -rf "$1"/var/log/apt "$1"/var/log/*.log "$1"/var/cache/ldconfig/*' trixie rootfs.tar 'deb http://deb.debian.org/debian trixie main'
FROM scratch
ADD rootfs.tar /
CMD ["bash"]
