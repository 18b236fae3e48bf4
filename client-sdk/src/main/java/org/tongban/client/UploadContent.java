package org.tongban.client;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A file to hand in. It is opened anew for every attempt to send it. */
public final class UploadContent {
  private final String fileName;
  private final String mediaType;
  private final long length;
  private final Source source;
  private final Progress progress;

  private UploadContent(
      String fileName, String mediaType, long length, Source source, Progress progress) {
    this.fileName = Objects.requireNonNull(fileName);
    this.mediaType = Objects.requireNonNull(mediaType);
    this.length = length;
    this.source = Objects.requireNonNull(source);
    this.progress = progress;
  }

  /** Opens the content, for example by Android's {@code ContentResolver}. */
  public interface Source {
    /** A new stream from the first byte on; the SDK closes it. Called once for each attempt. */
    InputStream open() throws IOException;
  }

  /** Told how far the sending is. */
  public interface Progress {
    /**
     * Called on the thread that sends, once for every 8 KiB; it starts again from 0 when the file
     * has to be sent again.
     *
     * @param sent bytes handed to the network so far
     * @param total all bytes, or -1 if unknown
     */
    void sent(long sent, long total);
  }

  /** The bytes, which are copied. */
  public static UploadContent ofBytes(String fileName, String mediaType, byte[] bytes) {
    final byte[] copy = bytes.clone();
    return new UploadContent(
        fileName, mediaType, copy.length, () -> new ByteArrayInputStream(copy), null);
  }

  /** The file, under its own name; it is read when the call runs. */
  public static UploadContent ofFile(File file, String mediaType) {
    return new UploadContent(file.getName(), mediaType, -1, () -> new FileInputStream(file), null);
  }

  /**
   * What the source opens.
   *
   * @param length bytes, or -1 if unknown; an attempt fails if the stream has more or fewer
   */
  public static UploadContent ofStream(
      String fileName, String mediaType, long length, Source source) {
    return new UploadContent(fileName, mediaType, Math.max(-1, length), source, null);
  }

  /** The same content, whose sending is told to the listener. */
  public UploadContent tellingProgressTo(Progress listener) {
    return new UploadContent(fileName, mediaType, length, source, listener);
  }

  /** The name shown to clerks. */
  public String fileName() {
    return fileName;
  }

  /** For example {@code image/jpeg}. */
  public String mediaType() {
    return mediaType;
  }

  /** Bytes, or -1 if unknown. */
  public long length() {
    return length;
  }

  /** Opens the content. */
  public InputStream open() throws IOException {
    return source.open();
  }

  /** Who wants to know how far the sending is, or null. */
  public Progress progress() {
    return progress;
  }

  /** The kind only: names of files may be personal data. */
  @Override
  public String toString() {
    return "UploadContent[" + mediaType + "]";
  }
}
