package org.gatehouse.access;

/** Told to whoever listens when somebody was refused a page. */
public record PageRefused(Class<?> view) {}
