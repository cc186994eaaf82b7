#!/usr/bin/env bash
# A domain controller of Samba's on loopback, to test against. Needs root: the ports 389 and 636 are compiled in.
#   samba.sh install         Debian's packages, and nothing that starts by itself
#   samba.sh up PEOPLE.ldif  a new domain with these people, and a controller that answers LDAPS
#   samba.sh reset           the same domain as it was at first
#   samba.sh down            ends the controller; what it kept stays until the next `up`
#   samba.sh env             where it is, and who may set passwords there
# SAMBA_DIRECTORY is where it keeps everything, SAMBA_ADDRESS which of 127.0.0.0/8 it listens on: several go side by side.
# All names and passwords here are for tests.
set -euo pipefail

home=${SAMBA_DIRECTORY:-${TMPDIR:-/tmp}/frontdesk-samba}
address=${SAMBA_ADDRESS:-127.0.6.36}
realm=EXAMPLE.TEST
domain=EXAMPLE
base=DC=example,DC=test
host=dc1.example.test
staff=OU=Staff,$base
service_account="CN=svc-reset,OU=ServiceAccounts,$base"
directory=$home/domain
configuration=$directory/etc/smb.conf
database=$directory/private/sam.ldb
tls=$directory/private/tls
snapshot=$home/at-first.tar

install_packages() {
  command -v samba ldbmodify openssl >/dev/null && [ -e /usr/share/samba/setup/provision.ldif ] && return
  # Debian's packages would start services that nobody asked for.
  local policy=/usr/sbin/policy-rc.d
  if [ ! -e $policy ]; then
    # It goes whatever comes of it: no service of this machine would start again.
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod 755 $policy
  fi
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    samba samba-ad-provision samba-dsdb-modules samba-vfs-modules ldb-tools openssl
}

modify() { # OPTION…: applies the LDIF that comes in
  ldbmodify --configfile="$configuration" -d0 -H "$database" "$@" >/dev/null
}

provision() {
  rm -rf "$directory" "$snapshot"
  mkdir -p "$home"
  # /dev/null: Debian's own configuration would be taken in.
  samba-tool domain provision -q -s /dev/null --targetdir="$directory" --realm=$realm --domain=$domain --server-role=dc \
    --dns-backend=NONE --adminpass='Adm1n-Passw0rd!' --host-name="${host%%.*}" --host-ip=127.0.0.1 \
    --option="interfaces=lo" --option="bind interfaces only=yes" >"$home/provision.log" 2>&1 || { tail -20 "$home/provision.log" >&2; exit 1; }
  configure
}

configure() {
  mkdir -p "$directory"/{etc,run,log,cache}
  cat >"$configuration" <<CONFIGURATION
[global]
	netbios name = DC1
	realm = $realm
	workgroup = $domain
	server role = active directory domain controller
	server services = ldap
	interfaces = $address/8
	bind interfaces only = yes
	private dir = $directory/private
	lock directory = $directory
	state directory = $directory/state
	cache directory = $directory/cache
	binddns dir = $directory/bind-dns
	pid directory = $directory/run
	ncalrpc dir = $directory/run/ncalrpc
	log file = $directory/log/samba.log
	log level = 1
	tls enabled = yes
	tls keyfile = $tls/key.pem
	tls certfile = $tls/cert.pem
	tls cafile = $tls/ca.pem
	old password allowed period = 0
[sysvol]
	path = $directory/state/sysvol
	read only = no
CONFIGURATION
}

extend_schema() { # the attributes first: the class can have them once they are known
  local allowed="--option=dsdb:schema update allowed=true" schema="CN=Schema,CN=Configuration,$base" number=0 name
  for name in birthDate monthStarted; do
    number=$((number + 1))
    printf 'dn: CN=%s,%s\nchangetype: add\nobjectClass: attributeSchema\nlDAPDisplayName: %s\n' "$name" "$schema" "$name"
    printf 'attributeID: 1.3.6.1.4.1.99999.1.%d\nschemaIDGUID:: Hhxdbw4LV0ydDlodDAsAA%s==\n' $number "$([ $number = 1 ] && echo Q || echo g)"
    printf 'attributeSyntax: 2.5.5.12\noMSyntax: 64\nisSingleValued: TRUE\nsearchFlags: 128\n\n'
  done | modify "$allowed"
  modify "$allowed" <<LDIF
dn: CN=User,$schema
changetype: modify
add: mayContain
mayContain: birthDate
mayContain: monthStarted
LDIF
}

# As docs/directory.md says for Windows. Everybody may read most of it by a group that is empty where a domain was hardened.
delegate() {
  modify <<LDIF
dn: CN=Pre-Windows 2000 Compatible Access,CN=Builtin,$base
changetype: modify
replace: member
LDIF
  local sid user=bf967aba-0de6-11d0-a285-00aa003049e2 entries=""
  sid=$(ldbsearch --configfile="$configuration" -d0 -H "$database" -b "$service_account" -s base objectSid | sed -n 's/^objectSid: //p')
  grant() { entries+="(OA;CIIO;$1;$2;$user;$sid)"; } # RIGHTS WHAT: on every person below, and not on the OU itself
  grant CR 00299570-246d-11d0-a768-00aa006e0529   # reset password
  grant RPWP bf967a0a-0de6-11d0-a285-00aa003049e2 # pwdLastSet
  grant RPWP 28630ebf-41d5-11d1-a9c1-0000f80367c1 # lockoutTime
  grant RPCR 6f5d1c1e-0b0e-4c57-9d0e-5a1d0c0b0001 # birthDate: confidential, for which reading alone is too little
  grant RPCR 6f5d1c1e-0b0e-4c57-9d0e-5a1d0c0b0002 # monthStarted
  grant RP bf967a68-0de6-11d0-a285-00aa003049e2   # userAccountControl
  grant RP bf967915-0de6-11d0-a285-00aa003049e2   # accountExpires
  grant RP bf967918-0de6-11d0-a285-00aa003049e2   # adminCount
  grant RP b7c69e6d-2cc7-11d2-854e-00a0c983f608   # tokenGroups
  samba-tool dsacl set -s "$configuration" -H "$database" --objectdn="$staff" --sddl="$entries" >/dev/null
}

certify() {
  local new=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)
  mkdir -p "$tls"
  openssl req -x509 "${new[@]}" -days 30 -subj "/CN=Authority of tests" -keyout "$tls/ca-key.pem" -out "$tls/ca.pem" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
  openssl req "${new[@]}" -subj "/CN=$host" -keyout "$tls/key.pem" -out "$tls/request.pem"
  openssl x509 -req -in "$tls/request.pem" -CA "$tls/ca.pem" -CAkey "$tls/ca-key.pem" -CAcreateserial -days 30 \
    -out "$tls/cert.pem" -extfile <(printf 'subjectAltName=DNS:%s\nextendedKeyUsage=serverAuth\n' $host)
  # Samba takes no key that others can read.
  chmod 600 "$tls"/*key.pem
} 2>/dev/null

answers() {
  openssl s_client -connect "$address:636" -servername $host -CAfile "$tls/ca.pem" -verify_return_error </dev/null >/dev/null 2>&1
}

is_ours() { # PID: whether the process is the controller of this directory, and no other that has got its number since
  [[ $(readlink "/proc/$1/exe") = */samba && $(readlink "/proc/$1/cwd") = "$(realpath "$directory")" ]]
}

run() {
  if answers; then echo "samba.sh: something answers at $address:636 already" >&2; exit 1; fi
  cd "$directory"
  samba --configfile="$configuration" --foreground --model=single --no-process-group --debug-stdout \
    </dev/null >"$directory/log/output.log" 2>&1 &
  local pid=$!
  echo $pid >"$directory/pid"
  for _ in $(seq 600); do
    answers && return
    kill -0 $pid 2>/dev/null || { cat "$directory/log/output.log" >&2; exit 1; }
    sleep 0.05
  done
  echo "samba.sh: no answer on LDAPS within 30 seconds" >&2
  exit 1
}

down() {
  [ -e "$directory/pid" ] || return 0
  local pid
  pid=$(<"$directory/pid")
  if is_ours "$pid"; then kill "$pid"; fi
  while is_ours "$pid"; do sleep 0.02; done
  rm "$directory/pid"
}

up() { # PEOPLE.ldif
  [ -r "${1:-}" ] || { echo "usage: samba.sh up PEOPLE.ldif" >&2; exit 2; }
  down
  provision
  extend_schema
  samba-tool domain passwordsettings set -s "$configuration" -H "$database" --complexity=on --history-length=5 \
    --min-pwd-length=10 --min-pwd-age=0 --max-pwd-age=90 --account-lockout-threshold=3 --account-lockout-duration=15 \
    --reset-account-lockout-after=15 >/dev/null
  modify "$1"
  delegate
  certify
  tar -C "$directory" -cf "$snapshot" .
  run
}

reset() {
  down
  rm -rf "$directory"
  mkdir -p "$directory"
  tar -C "$directory" -xf "$snapshot"
  run
}

print_env() {
  cat <<ENV
SAMBA_URL=ldaps://$address:636
SAMBA_NAME=$host
SAMBA_TLS=$tls
SAMBA_BASE=$staff
SAMBA_SERVICE_ACCOUNT=$service_account
ENV
}

case ${1:-} in
  install) install_packages ;;
  up) up "${2:-}" ;;
  reset) reset ;;
  down) down ;;
  env) print_env ;;
  *) echo "usage: samba.sh install|up|reset|down|env" >&2; exit 2 ;;
esac
