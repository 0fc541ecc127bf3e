/** A fever begins here, in degrees Celsius under the arm. */
export const fever_from = 37.3
