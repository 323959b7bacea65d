"use strict";
// A small WebGL 2 viewer: one mesh, turned by dragging, zoomed by the wheel. Block layout: mme3dr/run/preview.py.

const VERTEX = `#version 300 es
in vec3 position; in vec3 normal; in vec3 colour;
uniform mat4 view; uniform mat4 lens;
out vec3 place; out vec3 facing; out vec3 tint;
void main() {
  vec4 p = view * vec4(position - 0.5, 1.0);
  place = p.xyz; facing = mat3(view) * normal; tint = colour;
  gl_Position = lens * p;
}`;
const FRAGMENT = `#version 300 es
precision highp float;
in vec3 place; in vec3 facing; in vec3 tint;
out vec4 pixel;
void main() {
  vec3 flat_normal = normalize(cross(dFdx(place), dFdy(place)));
  vec3 n = dot(facing, facing) > 0.1 ? normalize(facing) : flat_normal;
  float lit = 0.32 + 0.72 * abs(dot(n, normalize(place)));
  vec3 linear = pow(tint, vec3(2.2)) * lit;
  pixel = vec4(pow(linear, vec3(1.0 / 2.2)), 1.0);
}`;

async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const block = await new Response(stream).arrayBuffer();
  const [vertices, faces] = new Uint32Array(block, 0, 2);
  let at = 8;
  const take = (type, count) => {
    const part = new type(block.slice(at, at + count * type.BYTES_PER_ELEMENT));
    at += count * type.BYTES_PER_ELEMENT;
    return part;
  };
  return {
    faces: take(Uint32Array, 3 * faces),
    position: take(Uint16Array, 3 * vertices),
    normal: take(Int8Array, 3 * vertices),
    colour: take(Uint8Array, 3 * vertices),
  };
}

class Viewer {
  constructor(canvas) {
    this.canvas = canvas;
    this.gl = canvas.getContext("webgl2", { antialias: true, preserveDrawingBuffer: true });
    this.yaw = 0.6;
    this.pitch = 0.4;
    this.distance = 2.0;
    if (!this.gl) return;
    this.program = this.link();
    let last = null;
    canvas.addEventListener("pointerdown", (e) => { last = [e.clientX, e.clientY]; canvas.setPointerCapture(e.pointerId); });
    canvas.addEventListener("pointerup", () => { last = null; });
    canvas.addEventListener("pointermove", (e) => {
      if (!last) return;
      this.yaw -= (e.clientX - last[0]) * 0.01;
      this.pitch = Math.max(-1.5, Math.min(1.5, this.pitch + (e.clientY - last[1]) * 0.01));
      last = [e.clientX, e.clientY];
      this.draw();
    });
    canvas.addEventListener("wheel", (e) => {
      e.preventDefault();
      this.distance = Math.max(0.7, Math.min(5, this.distance * Math.exp(e.deltaY * 0.001)));
      this.draw();
    }, { passive: false });
  }

  link() {
    const gl = this.gl;
    const program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    return program;
  }

  async show(text) {
    const gl = this.gl;
    if (!gl) return;
    const mesh = await unpack(text);
    gl.bindVertexArray(gl.createVertexArray());
    const bind = (name, data, type) => {
      gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
      gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
      const place = gl.getAttribLocation(this.program, name);
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, 3, type, true, 0, 0);
    };
    bind("position", mesh.position, gl.UNSIGNED_SHORT);
    bind("normal", mesh.normal, gl.BYTE);
    bind("colour", mesh.colour, gl.UNSIGNED_BYTE);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, mesh.faces, gl.STATIC_DRAW);
    this.count = mesh.faces.length;
    this.draw();
  }

  draw() {
    const gl = this.gl;
    const side = this.canvas.clientWidth * (window.devicePixelRatio || 1);
    this.canvas.width = this.canvas.height = Math.max(1, Math.round(side));
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clearColor(1, 1, 1, 1);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.enable(gl.DEPTH_TEST);
    gl.useProgram(this.program);
    const [cy, sy, cp, sp] = [Math.cos(this.yaw), Math.sin(this.yaw), Math.cos(this.pitch), Math.sin(this.pitch)];
    const view = [cy, -sp * sy, cp * sy, 0, 0, cp, sp, 0, -sy, -sp * cy, cp * cy, 0, 0, 0, -this.distance, 1];
    const f = 1 / Math.tan((40 * Math.PI) / 360);
    const [near, far] = [0.05, 10];
    const lens = [f, 0, 0, 0, 0, f, 0, 0, 0, 0, (far + near) / (near - far), -1, 0, 0, (2 * far * near) / (near - far), 0];
    gl.uniformMatrix4fv(gl.getUniformLocation(this.program, "view"), false, view);
    gl.uniformMatrix4fv(gl.getUniformLocation(this.program, "lens"), false, lens);
    gl.drawElements(gl.TRIANGLES, this.count, gl.UNSIGNED_INT, 0);
  }
}
