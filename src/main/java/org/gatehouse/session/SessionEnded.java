package org.gatehouse.session;

/** Told to whoever listens when a session ended on this node. */
public record SessionEnded(EndReason reason) {}
