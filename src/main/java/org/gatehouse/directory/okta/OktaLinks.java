package org.gatehouse.directory.okta;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Link} headers (RFC 8288) in the one form in which the SDK finds its way to the next page. */
final class OktaLinks {

    private static final Pattern PARAMETER = Pattern.compile(";\\s*([^\\s=;]+)\\s*=\\s*(\"[^\"]*\"|[^\\s;\"]+)");

    private OktaLinks() {}

    /**
     * One line for each link and relation: they may come joined in one header, without quotes, in capitals, beside other
     * parameters or without a host.
     */
    static List<String> lines(URI asked, String header) {
        var lines = new ArrayList<String>();
        int at = header.indexOf('<');
        while (at >= 0) {
            int end = header.indexOf('>', at);
            if (end < 0) {
                break;
            }
            int next = nextLink(header, end);
            String target = absolute(asked, header.substring(at + 1, end).strip());
            for (String relation : relations(header.substring(end + 1, next))) {
                lines.add("<" + target + ">; rel=\"" + relation + "\"");
            }
            at = header.indexOf('<', next);
        }
        return lines;
    }

    /** Behind the comma that ends this link: not one between quotes. */
    private static int nextLink(String header, int from) {
        boolean quoted = false;
        for (int i = from; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                return i;
            }
        }
        return header.length();
    }

    private static List<String> relations(String parameters) {
        Matcher parameter = PARAMETER.matcher(parameters);
        while (parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase("rel")) {
                String relations = parameter.group(2).replace("\"", "").strip();
                return List.of(relations.toLowerCase(Locale.ROOT).split("\\s+", -1));
            }
        }
        return List.of();
    }

    private static String absolute(URI asked, String target) {
        boolean isPath = target.startsWith("/") && !target.startsWith("//");
        return isPath ? asked.getScheme() + "://" + asked.getRawAuthority() + target : target;
    }
}
