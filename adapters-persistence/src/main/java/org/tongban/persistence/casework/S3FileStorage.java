package org.tongban.persistence.casework;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Files in a bucket of an S3 service. The service acknowledges a file when it is durable there. */
final class S3FileStorage implements FileStorage, AutoCloseable {
  private static final String MEDIA_TYPE = "application/octet-stream";

  private final S3Client client;
  private final String bucket;

  /**
   * Where the bucket is.
   *
   * @param endpoint of the service, such as {@code https://s3.example.org}
   * @param region the service's own name for its region
   */
  record Settings(URI endpoint, String region, String bucket, String accessKey, String secretKey) {
    /** Does not show the keys. */
    @Override
    public String toString() {
      return "Settings[" + endpoint + " " + bucket + "]";
    }
  }

  S3FileStorage(Settings settings) {
    this.bucket = settings.bucket();
    this.client =
        S3Client.builder()
            .endpointOverride(settings.endpoint())
            .region(Region.of(settings.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
            // What every compatible service understands. The files authenticate themselves.
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(true)
                    .chunkedEncodingEnabled(false)
                    .build())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                each ->
                    each.apiCallAttemptTimeout(Duration.ofSeconds(20))
                        .apiCallTimeout(Duration.ofSeconds(45)))
            .httpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(5))
                    .socketTimeout(Duration.ofSeconds(20))
                    .build())
            .build();
  }

  @Override
  public void write(UUID id, byte[] bytes) throws IOException {
    try {
      client.putObject(
          request -> request.bucket(bucket).key(id.toString()).contentType(MEDIA_TYPE),
          RequestBody.fromBytes(bytes));
    } catch (SdkException e) {
      throw new IOException("The bucket did not take the file", e);
    }
  }

  @Override
  public Optional<byte[]> read(UUID id) throws IOException {
    try {
      return Optional.of(
          client
              .getObjectAsBytes(request -> request.bucket(bucket).key(id.toString()))
              .asByteArrayUnsafe());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new IOException("The bucket did not give the file", e);
    }
  }

  @Override
  public void delete(UUID id) throws IOException {
    try {
      client.deleteObject(request -> request.bucket(bucket).key(id.toString()));
    } catch (SdkException e) {
      throw new IOException("The bucket did not delete the file", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
