package org.tongban.web.security;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;

/**
 * Takes addresses with Chinese in them as they are: RFC 3986 wants it percent-encoded, and shells
 * and scripts ({@code curl …?q=老人}) do not care.
 */
@Singleton
class RawUtf8Addresses implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    var registry = event.getBean();
    registry.register(new Customizer(null));
    return registry;
  }

  private record Customizer(Channel channel) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel accepted, ChannelRole role) {
      return new Customizer(accepted);
    }

    @Override
    public void onStreamPipelineBuilt() {
      var codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
      if (channel.pipeline().get(codec) != null) {
        channel.pipeline().addAfter(codec, "raw-utf8-addresses", new Handler());
      }
    }
  }

  private static final class Handler extends ChannelInboundHandlerAdapter {
    private static final int FIRST_NOT_ASCII = 0x80;
    private static final int LAST_OF_A_BYTE = 0xff;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request) {
        request.setUri(encoded(request.uri()));
      }
      context.fireChannelRead(message);
    }

    /** The codec reads each byte as one character. */
    private static String encoded(String uri) {
      if (uri.chars().noneMatch(Handler::isRawByte)) {
        return uri;
      }
      var encoded = new StringBuilder();
      uri.chars()
          .forEach(
              character -> {
                if (isRawByte(character)) {
                  encoded.append("%%%02X".formatted(character));
                } else {
                  encoded.append((char) character);
                }
              });
      return encoded.toString();
    }

    private static boolean isRawByte(int character) {
      return character >= FIRST_NOT_ASCII && character <= LAST_OF_A_BYTE;
    }
  }
}
