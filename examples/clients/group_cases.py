"""病例分组的 Python 客户端: groups a case, explains it, and streams a file of cases; the standard library, nothing else.

    python3 examples/clients/group_cases.py http://127.0.0.1:8787 chs-drg@2.0 cases.jsonl
"""

import http.client
import json
import sys
import threading
import urllib.parse

CASE = {"caseId": "1", "sex": "male", "ageYears": 60, "diagnoses": ["I63.900"], "procedures": []}
PIECE_BYTES = 65536


def connect(server):
    address = urllib.parse.urlsplit(server)
    return http.client.HTTPConnection(address.hostname, address.port, timeout=60)


def post(server, path, body):
    """One JSON document; a refusal is raised with its problem document."""
    connection = connect(server)
    headers = {"content-type": "application/json", "accept-language": "zh-CN"}
    connection.request("POST", path, json.dumps(body).encode("utf-8"), headers)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8")
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{answer.status} {text}")
    return json.loads(text)


def stream(server, scheme, cases):
    """A file of cases, a case a line: one thread sends, this one reads the results as they come."""
    connection = connect(server)
    connection.putrequest("POST", f"/v1/group?scheme={urllib.parse.quote(scheme, safe='@')}")
    connection.putheader("content-type", "application/x-ndjson")
    connection.putheader("transfer-encoding", "chunked")
    connection.endheaders()

    def send():
        with open(cases, "rb") as file:
            while piece := file.read(PIECE_BYTES):
                connection.send(b"%x\r\n%s\r\n" % (len(piece), piece))
        connection.send(b"0\r\n\r\n")

    sender = threading.Thread(target=send)
    sender.start()
    answer = connection.getresponse()
    if answer.status != 200:
        raise RuntimeError(f"{answer.status} {answer.read().decode('utf-8')}")
    count = sum(1 for _ in answer)
    sender.join()
    connection.close()
    return count


def main():
    if len(sys.argv) != 4:
        sys.exit("usage: group_cases.py SERVER SCHEME CASES.jsonl")
    server, scheme, cases = sys.argv[1:]
    body = {"scheme": scheme, "case": CASE}
    print(json.dumps(post(server, "/v1/group", body), ensure_ascii=False))
    print(json.dumps(post(server, "/v1/explain", body), ensure_ascii=False))
    print(stream(server, scheme, cases), "cases")


if __name__ == "__main__":
    main()
