import dev.parallax.workload.*;
import java.awt.*;
import java.awt.image.BufferedImage;
import java.io.*;
import java.util.Random;
import javax.imageio.ImageIO;

// Expected: parallel=yes
// Why: a picture is decoded, scaled and encoded by one core, in memory of its own.
public class Thumbnail implements Workload {
  public Batch prepare(Parameters parameters) throws IOException {
    ImageIO.setUseCache(false);
    BufferedImage picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    Graphics2D graphics = picture.createGraphics();
    for (int i = 0; i < 300; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      graphics.fillOval(random.nextInt(800), random.nextInt(600), 80, 60);
    }
    graphics.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", jpeg);
    byte[] bytes = jpeg.toByteArray();
    return Batch.of(parameters.tasks(), index -> thumbnail(bytes) + index);
  }

  private static long thumbnail(byte[] jpeg) throws IOException {
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(jpeg));
    BufferedImage small = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.drawImage(read, 0, 0, 200, 150, null);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(small, "png", png);
    return png.size();
  }
}
