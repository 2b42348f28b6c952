import { writeFile } from 'node:fs/promises';

/** 8 bits, mono: every browser plays it, and a minute is 480 kB. */
const samplesPerSecond = 8000;
const headerLength = 44;
const silence = 128;

/** A WAV file of `seconds`: silence, or a quiet tone of so many hertz. */
export function makeSound(seconds: number, tone?: number): Buffer {
  const length = Math.round(seconds * samplesPerSecond);
  const file = Buffer.alloc(headerLength + length, silence);
  file.write('RIFF', 0);
  file.writeUInt32LE(headerLength - 8 + length, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(samplesPerSecond, 24);
  file.writeUInt32LE(samplesPerSecond, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(length, 40);
  if (tone !== undefined)
    for (let index = 0; index < length; index++) {
      const wave = Math.sin((2 * Math.PI * tone * index) / samplesPerSecond);
      file[headerLength + index] = silence + Math.round(wave * 20);
    }
  return file;
}

/** Writes a WAV file of `seconds` seconds: silence, or a quiet tone of so many hertz. */
export const writeSound = (file: string, seconds: number, tone?: number): Promise<void> =>
  writeFile(file, makeSound(seconds, tone));
