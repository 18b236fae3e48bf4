package org.tongban.web.portal.casework;

import io.micronaut.http.multipart.CompletedFileUpload;
import java.io.IOException;
import java.util.Optional;
import org.tongban.application.casework.AttachMaterial;
import org.tongban.application.casework.AttachMaterial.Attachment;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseId;
import org.tongban.web.api.Inputs;

/** Takes papers that a browser sends. */
final class Uploads {
  private Uploads() {}

  /** Keeps the paper; or says what to do about it. */
  static Optional<String> attach(
      AttachMaterial attachMaterial,
      Caller caller,
      CaseId id,
      String code,
      CompletedFileUpload file)
      throws IOException {
    if (file.getSize() == 0) {
      return Optional.of("请先选择文件，再上传。");
    }
    try (var content = file.getInputStream()) {
      var name = file.getFilename() == null ? "" : file.getFilename();
      return switch (attachMaterial.attach(
          caller, id, new AttachMaterial.Upload(code, name, "", content))) {
        case Attachment.Stored _ -> Optional.empty();
        case Attachment.TooLarge(var bytes) ->
            Optional.of("文件太大，最多 " + bytes / (1024 * 1024) + " 兆；可以拍得小一些，或分页上传。");
        case Attachment.NotAllowed(_, var words) -> Optional.of(words);
        case Attachment.TooMany(var files) -> Optional.of("最多可以上传 " + files + " 个文件。");
        case Attachment.Absent() -> throw Inputs.absent();
      };
    }
  }
}
