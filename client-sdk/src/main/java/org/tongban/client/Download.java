package org.tongban.client;

/** A file the server sent. At most 32 MiB, held in memory. */
public final class Download {
  private final String mediaType;
  private final byte[] bytes;

  /** A file of these bytes, which are not copied. */
  public Download(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = bytes;
  }

  /** For example {@code application/pdf}. */
  public String mediaType() {
    return mediaType;
  }

  /** A copy of the content. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
