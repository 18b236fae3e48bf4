package org.tongban.application.casework;

/**
 * How much may be uploaded.
 *
 * @param bytes the most bytes of one file, 1 to 20 MiB
 * @param files the most files of one draft or case, 1 to 100
 */
public record UploadLimits(int bytes, int files) {
  /** 10 MiB each, 20 files. */
  public static final UploadLimits USUAL = new UploadLimits(10 << 20, 20);

  public UploadLimits {
    if (bytes < 1 || bytes > 20 << 20 || files < 1 || files > 100) {
      throw new IllegalArgumentException(
          "Files have 1 to 20 MiB, and a case 1 to 100 of them: %d bytes, %d files"
              .formatted(bytes, files));
    }
  }
}
