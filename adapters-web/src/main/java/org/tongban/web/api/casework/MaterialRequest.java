package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.tongban.domain.casework.Material;
import org.tongban.web.api.Inputs;

/**
 * A material that is handed in.
 *
 * @param code the code of the material; in the path where it is put on its own
 * @param form an upload, a paper original, a declaration or an electronic licence
 * @param fileId of the upload; only there
 * @param note what there is to say about it, or the text of the declaration
 * @param licence the identity of the licence; only there
 */
@Serdeable
record MaterialRequest(
    @Nullable String code,
    @Nullable String form,
    @Nullable String fileId,
    @Nullable String note,
    @Nullable String licence) {
  private static final int LONGEST_CODE = 60;

  /** The material, or empty if something was wrong, which the inputs then say. */
  Optional<Material> read(Inputs inputs, String pointer) {
    return read(inputs, pointer, inputs.text(pointer + "/code", code, LONGEST_CODE));
  }

  Optional<Material> read(Inputs inputs, String pointer, String wanted) {
    var how = inputs.required(pointer + "/form", form, Inputs.constant(Material.Form.class));
    var file = inputs.optional(pointer + "/fileId", fileId, Inputs::uuid);
    var words = CaseResponses.note(inputs, pointer + "/note", note);
    var named = inputs.optional(pointer + "/licence", licence, Inputs::uuid);
    if (how != null && (how == Material.Form.UPLOAD) != file.isPresent()) {
      inputs.wrong(pointer + "/fileId", "上传的材料要有文件编号，其他材料没有。");
      return Optional.empty();
    }
    if (how != null && (how == Material.Form.LICENCE) != named.isPresent()) {
      inputs.wrong(pointer + "/licence", "选用电子证照要写明是哪一份，其他材料不用写。");
      return Optional.empty();
    }
    return how == null || wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(new Material(wanted, file, how, words, named));
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "MaterialRequest[***]";
  }
}
