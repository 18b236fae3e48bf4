package org.tongban.client;

/**
 * Something that is followed live. It holds a connection and a thread of its own until it is
 * stopped, or ended for good; broken connections are made anew by themselves. Any thread may stop
 * it. On Android stop it when the screen that shows it goes, for example in {@code onStop}.
 */
public interface Following {
  /** Stops it; the listener is told nothing any more. Stopping again does nothing. */
  void stop();

  /** Whether it was stopped, or ended by itself. */
  boolean isOver();
}
