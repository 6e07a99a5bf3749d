#!/usr/bin/env bash
# 病例分组的 curl 客户端: groups a case, explains it, and streams a file of cases.
#
#   bash examples/clients/group-cases.sh http://127.0.0.1:8787 chs-drg@2.0 cases.jsonl
set -euo pipefail
[ $# -eq 3 ] || { echo "usage: group-cases.sh SERVER SCHEME CASES.jsonl" >&2; exit 2; }
server=$1 scheme=$2 cases=$3
body='{"scheme":"'$scheme'","case":{"caseId":"1","sex":"male","ageYears":60,"diagnoses":["I63.900"],"procedures":[]}}'

post() { curl --silent --show-error --fail-with-body -H 'content-type: application/json' -H 'accept-language: zh-CN' -d "$body" "$server$1"; echo; }

post /v1/group
post /v1/explain
# --upload-file sends the file as a stream; curl reads the results meanwhile.
curl --silent --show-error --fail-with-body --request POST --upload-file "$cases" \
  -H 'content-type: application/x-ndjson' "$server/v1/group?scheme=$scheme" | echo "$(wc -l) cases"
