import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * 病例分组的 Java 客户端: groups a case, explains it, and streams a file of cases; Java 17, nothing else.
 *
 * <pre>java examples/clients/GroupCases.java http://127.0.0.1:8787 chs-drg@2.0 cases.jsonl</pre>
 */
public final class GroupCases {
    private static final String CASE = """
            {"caseId":"1","sex":"male","ageYears":60,"diagnoses":["I63.900"],"procedures":[]}""";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;
    private final String scheme;

    private GroupCases(String server, String scheme) {
        this.server = server;
        this.scheme = scheme;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 3) {
            System.err.println("usage: java GroupCases.java SERVER SCHEME CASES.jsonl");
            System.exit(2);
        }
        GroupCases own = new GroupCases(args[0], args[1]);
        String body = "{\"scheme\":\"" + args[1] + "\",\"case\":" + CASE + "}";
        System.out.println(own.post("/v1/group", body));
        System.out.println(own.post("/v1/explain", body));
        System.out.println(own.stream(Path.of(args[2])) + " cases");
    }

    /** One JSON document; a refusal is thrown with its problem document. */
    private String post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("content-type", "application/json")
                .header("accept-language", "zh-CN")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        HttpResponse<String> answer =
                client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) throw new IOException(answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    /** A file of cases, a case a line; the results are read as they come and counted. */
    private long stream(Path cases) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/v1/group?scheme=" + scheme))
                .header("content-type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofFile(cases))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            if (answer.statusCode() != 200) throw new IOException(answer.statusCode() + " " + reader.readLine());
            return reader.lines().count();
        }
    }
}
