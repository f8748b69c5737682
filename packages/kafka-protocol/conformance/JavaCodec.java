import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.ObjectSerializationCache;

/**
 * Reads lines of "message version hex" and lets the classes of kafka-clients decode each and
 * encode it again. Prints a line for every one that does not come back to the byte, then counts.
 */
public class JavaCodec {
    public static void main(String[] arguments) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        int agreed = 0;
        int different = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] parts = line.split(" ");
            byte[] bytes = HexFormat.of().parseHex(parts.length > 2 ? parts[2] : "");
            try {
                check(parts[0], Short.parseShort(parts[1]), bytes);
                agreed++;
            } catch (Exception problem) {
                different++;
                System.out.println(parts[0] + " version " + parts[1] + ": " + problem + " for " + line);
            }
        }
        System.out.println(agreed + " agree, " + different + " differ");
        System.exit(different == 0 && agreed > 0 ? 0 : 1);
    }

    private static void check(String name, short version, byte[] bytes) throws Exception {
        // Requests, responses and headers are called "…Data"; what consumers exchange is not.
        String suffix = name.startsWith("ConsumerProtocol") ? "" : "Data";
        String type = "org.apache.kafka.common.message." + name + suffix;
        Message message = (Message) Class.forName(type).getDeclaredConstructor().newInstance();
        ByteBuffer input = ByteBuffer.wrap(bytes);
        message.read(new ByteBufferAccessor(input), version);
        if (input.hasRemaining()) {
            throw new IllegalStateException(input.remaining() + " bytes are left over");
        }
        ObjectSerializationCache cache = new ObjectSerializationCache();
        ByteBuffer output = ByteBuffer.allocate(message.size(cache, version));
        message.write(new ByteBufferAccessor(output), cache, version);
        if (!Arrays.equals(output.array(), bytes)) {
            throw new IllegalStateException("encoded as " + HexFormat.of().formatHex(output.array()));
        }
    }
}
