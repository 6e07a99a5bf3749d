#!/usr/bin/env bash
# 第一次使用: a case, its explanation, and a small area settled (synthetic), from a server on this machine.
#
#   bash examples/clients/first-answers.sh [SERVER]
set -euo pipefail
cd "$(dirname "$0")"
language=en
[[ ${LANG:-} == zh* ]] && language=zh
server=${1:-http://127.0.0.1:8787}
case='{"caseId":"1","sex":"male","ageYears":60,"diagnoses":["I63.900","I10.x00"],"procedures":[]}'

post() { # post ADDRESS BODY
  echo "POST $1"
  curl --silent --show-error --fail-with-body -H 'content-type: application/json' -H "accept-language: $language" -d "$2" "$server$1"
  echo
}

# The server loads for some seconds.
curl --silent --retry 60 --retry-delay 1 --retry-connrefused --output /dev/null "$server/ready"
post /v1/group '{"scheme":"chs-drg@2.0","case":'"$case"'}'
post /v1/explain '{"scheme":"chs-drg@2.0","case":'"$case"'}'
post /v1/settle @area.json
