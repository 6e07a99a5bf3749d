import { useData } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { onMounted, watchEffect } from "vue";

/** 页面语言: the frame of the site names its own language as that of every page, and is corrected behind it. */
export default {
  extends: DefaultTheme,
  setup() {
    const { frontmatter } = useData();
    onMounted(() =>
      watchEffect(() => {
        document.documentElement.lang = frontmatter.value.lang;
      }),
    );
  },
};
