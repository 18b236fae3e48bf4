package org.tongban.persistence.casework;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import org.tongban.application.casework.FileVault;
import org.tongban.application.casework.UploadLimits;
import org.tongban.persistence.protection.PersonalData;

/**
 * Where uploaded papers go: the bucket {@code tongban.files.s3.bucket} if it is set, else the
 * folder {@code files} of the data folder.
 */
@Factory
final class UploadFactory {
  private static final String BUCKET = "tongban.files.s3.bucket";

  @Singleton
  UploadLimits limits(
      @Property(name = "tongban.uploads.bytes", defaultValue = "10485760") int bytes,
      @Property(name = "tongban.uploads.files", defaultValue = "20") int files) {
    return new UploadLimits(bytes, files);
  }

  @Singleton
  @Requires(missingProperty = BUCKET)
  FileStorage folder(@Property(name = "tongban.data") String data) {
    return new LocalFileStorage(Path.of(data).resolve("files"));
  }

  @Bean(preDestroy = "close")
  @Singleton
  @Requires(property = BUCKET)
  S3FileStorage bucket(
      @Property(name = BUCKET) String bucket,
      @Property(name = "tongban.files.s3.endpoint") URI endpoint,
      @Property(name = "tongban.files.s3.region", defaultValue = "us-east-1") String region,
      @Property(name = "tongban.files.s3.access-key") String accessKey,
      @Property(name = "tongban.files.s3.secret-key") String secretKey) {
    return new S3FileStorage(
        new S3FileStorage.Settings(endpoint, region, bucket, accessKey, secretKey));
  }

  @Singleton
  FileVault vault(FileStorage storage, PersonalData protection) {
    return new EncryptedFileVault(storage, protection);
  }
}
