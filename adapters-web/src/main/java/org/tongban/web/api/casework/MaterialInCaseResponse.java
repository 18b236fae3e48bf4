package org.tongban.web.api.casework;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.MaterialFile;
import org.tongban.application.casework.ReuseLicence;
import org.tongban.domain.casework.Material;

/**
 * A material as handed in.
 *
 * @param licence where it is an electronic licence: what is known of it now
 */
@Serdeable
public record MaterialInCaseResponse(
    String code,
    Material.Form form,
    String formName,
    Optional<UUID> fileId,
    Optional<String> fileName,
    Optional<String> mediaType,
    Optional<Long> size,
    String note,
    Optional<LicenceInCaseResponse> licence) {

  static MaterialInCaseResponse of(Material material) {
    return of(material, Optional.empty());
  }

  static List<MaterialInCaseResponse> of(
      List<Material> materials, Map<String, ReuseLicence.Used> used) {
    return materials.stream()
        .map(material -> of(material, Optional.ofNullable(used.get(material.code()))))
        .toList();
  }

  static MaterialInCaseResponse of(Material material, Optional<ReuseLicence.Used> used) {
    return new MaterialInCaseResponse(
        material.code(),
        material.form(),
        material.form().label(),
        material.file(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        material.note(),
        used.map(LicenceInCaseResponse::of));
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
        note,
        Optional.empty());
  }
}
