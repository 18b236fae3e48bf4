package org.tongban.web.api.casework;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.MaterialFile;
import org.tongban.domain.casework.Material;

/** A material as handed in. */
@Serdeable
public record MaterialInCaseResponse(
    String code,
    Material.Form form,
    String formName,
    Optional<UUID> fileId,
    Optional<String> fileName,
    Optional<String> mediaType,
    Optional<Long> size,
    String note) {

  static MaterialInCaseResponse of(Material material) {
    return new MaterialInCaseResponse(
        material.code(),
        material.form(),
        material.form().label(),
        material.file(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        material.note());
  }

  static MaterialInCaseResponse of(MaterialFile file, String note) {
    return new MaterialInCaseResponse(
        file.code(),
        Material.Form.UPLOAD,
        Material.Form.UPLOAD.label(),
        Optional.of(file.id()),
        Optional.of(file.fileName()),
        Optional.of(file.mediaType()),
        Optional.of(file.size()),
        note);
  }
}
