export const findChromium: () => string | null;
export const howToGetChromium: string;
export const installChromium: (say: (line: string) => void) => boolean;
