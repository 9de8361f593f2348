package org.gatehouse.access;

/**
 * Somebody signed in was refused a page while they went from page to page; published as an application event, on their
 * thread.
 *
 * @param page with the path that they asked for
 */
public record PageRefused(Page page) {}
