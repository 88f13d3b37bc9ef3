/** The bundler's address of a module that it builds as a worker. */
declare module '*?worker&url' {
  const url: string;
  export default url;
}
