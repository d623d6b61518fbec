import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { fontVariables } from "#app/fonts.ts";
import "#app/globals.css";
import { THEME_COOKIE, themeOf } from "#components/theme/theme.ts";
import { PageClock } from "#components/ui/clock.tsx";
import { ToastOutlet } from "#components/ui/toast.tsx";

export const metadata: Metadata = {
  title: { default: "Offhook", template: "%s · Offhook" },
  description: "Incident response for a company's Intercom integration",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f9fc" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0f13" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme} className={fontVariables}>
      <body className="font-sans">
        <PageClock madeAt={Date.now()}>{children}</PageClock>
        <ToastOutlet />
      </body>
    </html>
  );
}
