package org.gatehouse.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells built assets from pages, and answers 404 for those that do not exist: passed on, Vaadin would open a session and
 * send a page for them (CVE-2026-2742).
 */
final class Assets extends OncePerRequestFilter {

    private static final String ROOT = "/VAADIN";
    /** These belong to a UI session and are not assets. */
    private static final List<String> DYNAMIC = List.of(ROOT + "/dynamic/", ROOT + "/push");

    private static final List<String> FILES = List.of(
            "/plain.css",
            "/favicon.ico",
            "/favicon.svg",
            "/robots.txt",
            "/sw.js",
            "/sw-runtime-resources-precache.js",
            "/offline.html",
            "/offline-stub.html",
            "/manifest.webmanifest");
    /** What Vaadin leaves open to everyone, and its servlet's own address, which is for forwarded requests only. */
    private static final List<String> FOLDERS =
            List.of(ROOT, "/icons", "/images", "/styles", "/themes", "/HILLA", "/vaadinServlet");

    static boolean isAsset(HttpServletRequest request) {
        String path = request.getServletPath();
        return request.getDispatcherType() == DispatcherType.REQUEST
                && (FILES.contains(path) || FOLDERS.stream().anyMatch(folder -> isIn(folder, path)))
                && DYNAMIC.stream().noneMatch(path::startsWith);
    }

    private static boolean isIn(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath();
        if (exists(path)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
    }

    private static boolean exists(String path) {
        if (path.endsWith("/") || path.equals(ROOT)) {
            return false;
        }
        return path.startsWith(ROOT + "/")
                ? new ClassPathResource("META-INF/VAADIN/webapp" + path).exists()
                        || new ClassPathResource("META-INF/resources" + path).exists()
                : new ClassPathResource("static" + path).exists()
                        || new ClassPathResource("META-INF/resources" + path).exists();
    }
}
