/** The shapes that places show pictures in. Pixels. */
export const pictureShapes = {
  square: { width: 1080, height: 1080 },
  portrait: { width: 1080, height: 1350 },
  story: { width: 1080, height: 1920 },
  wide: { width: 1200, height: 630 },
} as const;

/** The name of a shape. */
export type PictureShape = keyof typeof pictureShapes;

/** The names of all shapes. They stand apart from what draws them, which takes long to load. */
export const pictureShapeNames = Object.keys(pictureShapes) as readonly PictureShape[];
