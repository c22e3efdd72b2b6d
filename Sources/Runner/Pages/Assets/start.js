course.start();
