import localFont from "next/font/local";

/** Read from npm packages, so that nothing is downloaded at build time; other scripts than Latin fall back to the system's. */
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  variable: "--font-inter",
  weight: "100 900",
  display: "swap",
});

const jetbrainsMono = localFont({
  src: "../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  variable: "--font-jetbrains-mono",
  weight: "100 800",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
});

/** Classes that make `--font-inter` and `--font-jetbrains-mono` known below them. */
export const fontVariables = `${inter.variable} ${jetbrainsMono.variable}`;
