package org.tongban.client.transport;

/** Takes events; between the SDK's own parts, not for applications. */
public interface EventListener<T> {
  /** An event came. */
  void onEvent(T event);

  /** No more events come. */
  void onEnd(Exception failure);
}
